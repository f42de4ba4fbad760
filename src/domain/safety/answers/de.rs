//! German.

use super::Texts;

pub static TEXTS: Texts = Texts {
    emergency: "Bitte hör jetzt auf. Was du beschreibst, kann ein Notfall sein: Ruf sofort {emergency} an und sag genau das. Fahr nicht \
        selbst und bleib bei jemandem, bis Hilfe da ist. Betrifft es eine andere Person, ruf für sie an und bleib bei ihr.",
    emergency_past: "Was du beschreibst, kann ernst sein, auch wenn es vorbei ist. Kommt es wieder oder geht es dir jetzt schlecht, hör auf und ruf \
        {emergency} an; fahr nicht selbst und bleib bei jemandem. Geh bitte zum Arzt, bevor du wieder trainierst.",
    crisis: "Gut, dass du das sagst, und es tut mir leid, dass es so weh tut. Bist du gerade in Gefahr? Dann ruf bitte {emergency} an. Reden kannst \
        du jederzeit mit jemandem: {crisis}. Bleib bitte in der Nähe eines Menschen, dem du vertraust. Du musst das nicht \
        allein tragen.",
    ask_first: "Das klingt schwer, und ich frage lieber, als zu raten: Denkst du daran, dir das Leben zu nehmen oder dich zu verletzen? Wenn ja, oder \
        wenn du unsicher bist, sprich bitte jetzt mit jemandem: {crisis}, bei Gefahr {emergency}. Wenn du etwas anderes \
        meintest, sag es mir einfach.",
    eating_disorder: "Danke, dass du das erzählst. Zahlen gebe ich dazu keine, sie könnten dir schaden. Wenn Angst oder Strafe das Essen bestimmen, können \
        eine Ärztin, ein Arzt oder eine Beratungsstelle für Essstörungen wirklich helfen. Wenn du möchtest, blende ich \
        Kalorien und Gewicht aus. Soll ich?",
    drugs: "Bei Dosen, Kuren oder Bezugsquellen von Mitteln für Figur oder Gewicht helfe ich nicht. Eine Arztpraxis oder eine Drogenberatung \
        spricht offen mit dir und prüft deine Gesundheit. Bei verschriebenen Mitteln frag, wer sie verschrieben hat. Bei Essen, \
        Schlaf und Training helfe ich gern.",
    pregnancy: "Glückwunsch, und danke für den Hinweis. In Schwangerschaft und Stillzeit und in den ersten Wochen nach der Geburt setze ich kein \
        Defizit und kein Gewichtsziel. Bewegung tut meist gut; sprich bitte mit Hebamme oder Ärztin ab, was passt. Bei \
        Blutungen, Fruchtwasser oder Wehen ruf {emergency} an. Trag es im Profil ein, dann halte ich mich daran.",
    minor: "Danke, dass du das sagst. Für alle unter achtzehn setze ich keine Kalorien- oder Gewichtsziele: Wer wächst, braucht Essen, keine \
        Diät. Gute Technik lernen, Sport und regelmäßig essen sind prima. Über alles andere sprich bitte mit Eltern, Schule \
        oder Arzt.",
    rapid_change: "Wenn das Gewicht so schnell fällt, sollte man hinschauen. Iss bitte vorerst so viel, dass es gleich bleibt, und geh zum Arzt, vor \
        allem wenn es nicht geplant ist. Wie geht es dir sonst?",
    injury: "Das klingt nach einer Verletzung, die zuerst jemand ansehen sollte. Hör bitte auf, belaste die Stelle nicht und lass sie bald \
        untersuchen, noch heute, wenn sie verformt oder taub ist oder du nicht auftreten kannst. Übungen schlage ich dafür \
        nicht vor; nach ärztlicher Freigabe helfe ich dir zurück.",
};
