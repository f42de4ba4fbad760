//! French.

use super::Texts;

pub static TEXTS: Texts = Texts {
    emergency: "Arrête tout maintenant, s'il te plaît. Ce que tu décris peut être une urgence : appelle tout de suite le {emergency} et dis \
        exactement cela. Ne conduis pas et reste avec quelqu'un jusqu'à l'arrivée des secours. Si cela arrive à une autre \
        personne, appelle pour elle et reste à ses côtés.",
    emergency_past: "Ce que tu décris peut être grave, même si c'est passé. Si cela revient ou si tu te sens mal, arrête et appelle le {emergency} ; ne \
        conduis pas et reste avec quelqu'un. Consulte un médecin avant de t'entraîner à nouveau.",
    crisis: "Je suis content que tu le dises, et désolé que ce soit si douloureux. Es-tu en danger en ce moment ? Si oui, appelle le {emergency}. Tu \
        peux parler à quelqu'un à toute heure : {crisis}. Reste près d'une personne de confiance. Tu n'as pas à porter cela \
        dans la solitude.",
    ask_first: "Cela semble très lourd, et je préfère demander : penses-tu à mettre fin à tes jours ou à te faire du mal ? Si oui, ou si tu hésites, \
        parle à quelqu'un maintenant : {crisis}, et en cas de danger {emergency}. Si c'était autre chose, dis-le-moi.",
    eating_disorder: "Merci de me le dire. Je ne donnerai pas de chiffres là-dessus, ils pourraient te nuire. Quand la peur ou la punition commandent \
        l'assiette, un médecin ou un service des troubles alimentaires peut vraiment aider. Si tu veux, je cache désormais les \
        calories et le poids. D'accord ?",
    drugs: "Je n'aide pas pour les doses, les cures ou les sources de produits pour le physique ou le poids. Un médecin ou un service de réduction des \
        risques t'écoutera sans juger et surveillera ta santé. Pour un médicament prescrit, demande à qui l'a prescrit. Pour manger, \
        dormir et t'entraîner, je suis là.",
    pregnancy: "Félicitations, et merci de le dire. Pendant la grossesse, l'allaitement et les premières semaines après l'accouchement, je ne fixe ni \
        déficit ni objectif de poids. Bouger fait souvent du bien ; vois quoi et combien avec ta sage-femme ou ton médecin. En cas de \
        saignement, de liquide ou de contractions, appelle le {emergency}. Note-le dans ton profil, je m'y tiendrai.",
    minor: "Merci de le dire. Avant dix-huit ans, je ne fixe pas d'objectif de calories ni de poids : un corps qui grandit a besoin de manger, pas de \
        régimes. Apprendre une bonne technique, faire du sport et manger régulièrement, c'est très bien. Pour le reste, parle à tes \
        parents, à l'école ou à un médecin.",
    rapid_change: "Un poids qui baisse aussi vite mérite attention. Mange pour l'instant de quoi le maintenir, et consulte un médecin, surtout si ce \
        n'était pas voulu. Comment te sens-tu sinon ?",
    injury: "Cela ressemble à une blessure qu'il faut d'abord faire voir. Arrête, ne la charge pas et fais-la examiner bientôt, aujourd'hui si elle est \
        déformée, insensible ou si tu ne peux pas t'appuyer dessus. Je ne propose pas d'exercices pour elle ; une fois l'accord d'un \
        professionnel obtenu, je t'aide à reprendre.",
};
