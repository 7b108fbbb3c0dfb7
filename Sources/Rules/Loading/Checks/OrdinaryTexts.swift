// SPDX-License-Identifier: MIT

/// What readers write, of different kinds: the texts that a pattern's cost is measured on.
let ordinaryTexts = [
    """
    Thank you for the second part. I have followed the steps on an old machine with two cores and \
    half of the memory, and it went through in 14 minutes rather than the 9 that you give. One \
    thing that I had to guess: the path in step 3 must end in a slash, or the copy lands one \
    folder too high. Perhaps you can add that?
    """,
    """
    @Marta: that is not what the table says. Column 4 is the share of all households, not of those \
    who answered; read the note at the bottom of page 17. If you divide by the right number it is \
    31.5 %, which is close to what the office published in March (https://office.example/2026/t4.pdf).
    """,
    """
    Das stimmt so nicht ganz. Die Brücke wurde schon 1911 gebaut, das Geländer ist von 1934, und \
    meine Großmutter hat noch erzählt, wie die Arbeiter im Winter über das Eis gingen. Im Archiv \
    gibt es Fotos davon, ich kann gern welche schicken.
    """,
    """
    First try:

        for name in *.txt; do
            mv -- "$name" "${name%.txt}.md"
        done

    but it fails with "No such file or directory" when there is none. Then I found nullglob. Is \
    there a way that works in plain sh? I'd rather not depend on bash for one line.
    """,
    """
    I disagree, politely. 1) The sample is small. 2) Nobody asked the people who had left. 3) The \
    graph starts at 40, so a difference of two looks like a wall... That said: great that somebody \
    looks at it at all, and I would love to read the follow-up!!!
    """,
    """
    Très intéressant, merci. Chez nous la recette se fait sans crème, avec un peu de muscade et du \
    fromage râpé par-dessus; on la laisse au four une demi-heure, à 180 degrés. Et vous, vous \
    l'avez essayée avec des poireaux?
    """,
    """
    lol same here, took me 3 hours. turns out the cable was in the wrong port the whole time
    """,
    """
    Добрый день! Спасибо за статью. У меня вопрос по третьему примеру: почему там берётся среднее, \
    а не медиана? На моих данных разница получается почти вдвое.
    """,
]
