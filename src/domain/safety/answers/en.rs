//! English.

use super::Texts;

pub static TEXTS: Texts = Texts {
    emergency: "Please stop now. What you describe can be an emergency: call {emergency} straight away and say exactly this. \
        Do not drive yourself, and stay with somebody until help is there. If it is happening to another person, call \
        for them and stay with them.",
    emergency_past: "What you describe can be serious, even if it has passed. If it comes back or you feel unwell now, stop and call \
        {emergency}; do not drive yourself, and stay with somebody. Please see a doctor before you train again.",
    crisis: "I am glad that you said this, and I am sorry that it hurts so much. Are you in danger right now? If so, please call \
        {emergency}. You can talk to somebody at any hour: {crisis}. Please stay near a person you trust until you are \
        safer. You do not have to carry this alone.",
    ask_first: "That sounds heavy, and I would rather ask than guess: are you thinking about ending your life or hurting yourself? \
        If so, or if you are not sure, please talk to somebody now: {crisis}, and in danger {emergency}. If it was \
        something else, just tell me and we go on from there.",
    eating_disorder: "Thank you for telling me. I will not give numbers for this, because they could harm you. Eating that is ruled by fear or \
        punishment is something a doctor or an eating-disorder service can really help with; please talk to one, or to \
        somebody you trust. If you like, I can hide calories and weight from now on. Shall I?",
    drugs: "I do not help with doses, cycles or sources of drugs for physique or weight. If you use or consider them, a doctor or a \
        harm-reduction service will talk with you openly and check your health. With a prescribed medicine, ask the person \
        who prescribed it. I am glad to help with food, sleep and training.",
    pregnancy: "Congratulations, and thanks for telling me. In pregnancy, and while breastfeeding or in the first weeks after birth, I set no \
        energy deficit and no weight goal. Moving is usually good; please agree on what and how much with your midwife or \
        doctor. With bleeding, fluid or contractions call {emergency}. Set it in your profile, and I keep to it.",
    minor: "Thanks for saying so. For anybody under eighteen I set no calorie or weight goals: bodies still growing need food, not \
        diets. Learning good technique, playing sport and eating regularly are great. Please talk with a parent, a school \
        nurse or a doctor about the rest.",
    rapid_change: "Weight that falls this fast deserves attention. Please eat at maintenance for now rather than less, and see a doctor, \
        above all if you did not plan it. How are you feeling otherwise?",
    injury: "That sounds like an injury to be looked at before anything else. Please stop, do not load it, and have a doctor or an urgent \
        care clinic see it soon, today if it is deformed, numb or you cannot put weight on it. I do not suggest exercises for \
        it; when a professional has cleared you, I help you back.",
};
