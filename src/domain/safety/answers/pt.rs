//! Portuguese.

use super::Texts;

pub static TEXTS: Texts = Texts {
    emergency: "Por favor, pare agora. O que você descreve pode ser uma emergência: ligue já para {emergency} e diga exatamente isso. Não \
        dirija e fique com alguém até a ajuda chegar. Se é com outra pessoa, ligue por ela e não a deixe só.",
    emergency_past: "O que você descreve pode ser sério, mesmo que já tenha passado. Se voltar ou se agora você se sente mal, pare e ligue para \
        {emergency}; não dirija e fique com alguém. Por favor, consulte um médico antes de treinar de novo.",
    crisis: "Que bom que você disse isso, e sinto muito que doa tanto. Você está em perigo agora? Se sim, ligue para {emergency}. Você pode falar \
        com alguém a qualquer hora: {crisis}. Fique perto de uma pessoa de confiança. Você não precisa carregar isso só.",
    ask_first: "Parece muito pesado, e prefiro perguntar: você está pensando em tirar a sua vida ou em se machucar? Se sim, ou se não tem certeza, \
        fale agora com alguém: {crisis}, e em perigo {emergency}. Se era outra coisa, me diga e continuamos.",
    eating_disorder: "Obrigado por contar. Não vou dar números sobre isso, porque podem fazer mal a você. Quando o medo ou o castigo mandam na comida, um \
        médico ou um serviço de transtornos alimentares pode ajudar de verdade. Se quiser, escondo calorias e peso daqui em \
        diante. Posso?",
    drugs: "Não ajudo com doses, ciclos nem fontes de substâncias para o físico ou o peso. Um médico ou um serviço de redução de danos conversa com \
        você sem julgar e cuida da sua saúde. Se é remédio receitado, pergunte a quem receitou. Com comida, sono e treino ajudo \
        com prazer.",
    pregnancy: "Parabéns, e obrigado por avisar. Na gravidez, na amamentação e nas primeiras semanas após o parto não defino déficit nem meta de \
        peso. Mexer-se costuma fazer bem; combine o quê e quanto com sua parteira ou seu médico. Com sangramento, líquido ou contrações ligue \
        para {emergency}. Registre no perfil, e eu respeito.",
    minor: "Obrigado por dizer. Para menores de dezoito não defino metas de calorias nem de peso: um corpo que cresce precisa de comida, não de \
        dieta. Aprender boa técnica, praticar esporte e comer bem é ótimo. Sobre o resto, fale com a família, a escola ou um \
        médico.",
    rapid_change: "Um peso que cai tão rápido merece atenção. Por enquanto coma o bastante para mantê-lo, e consulte um médico, sobretudo se não foi \
        planejado. Como você se sente no mais?",
    injury: "Isso parece uma lesão que alguém precisa ver antes de tudo. Pare, não force e procure atendimento em breve, hoje mesmo se estiver \
        deformada, dormente ou se você não consegue apoiar. Não sugiro exercícios para ela; quando um profissional liberar, ajudo \
        você a voltar.",
};
