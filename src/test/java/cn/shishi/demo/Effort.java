package cn.shishi.demo;

/**
 * What something asks of a person at a desk, and by the Keystroke-Level Model (Card, Moran and Newell, CACM 23(7), 1980) how long it takes.
 *
 * @param clicks each with pointing at its target first
 * @param homings times a hand goes from the keys to the mouse or back
 * @param thoughts times one stops to think what comes next
 * @param read characters read before deciding
 * @param waited seconds until the next page was there, as measured
 */
record Effort(int screens, int clicks, int keys, int homings, int thoughts, int uploads, int read, double waited) {

    static final Effort NONE = new Effort(0, 0, 0, 0, 0, 0, 0, 0);
    /** Seconds a key: an average typist who is no secretary, and one who looks for each key. */
    static final double AVERAGE = 0.28;
    static final double SLOW = 0.5;

    /** Letters of the published text of 2020 in pinyin a character, 3.12, and a key to choose each word of 1.59 characters. */
    private static final double KEYS_A_CHARACTER = 3.75;
    private static final double POINT = 1.1;
    private static final double BUTTON = 0.2;
    private static final double HOME = 0.4;
    private static final double THINK = 1.35;
    /** Wang, Lin and Guo, Visual requirement for Chinese reading with normal vision, 2019. */
    private static final double READ_A_MINUTE = 259.5;

    /** Typing with an input method: characters by pinyin, everything else a key each. */
    static int keys(String text) {
        long characters = text.codePoints().filter(Character::isIdeographic).count();
        return (int) Math.round(characters * KEYS_A_CHARACTER + (text.codePointCount(0, text.length()) - characters));
    }

    /** A text that is typed in one go, thought about sentence by sentence. */
    static Effort typing(String text) {
        return new Effort(0, 0, keys(text), 0, (int) text.chars().filter(c -> "。；！\n".indexOf(c) >= 0).count(), 0, 0, 0);
    }

    Effort and(Effort more) {
        return new Effort(screens + more.screens, clicks + more.clicks, keys + more.keys, homings + more.homings, thoughts + more.thoughts,
                uploads + more.uploads, read + more.read, waited + more.waited);
    }

    double minutes(double secondsAKey) {
        return (clicks * (POINT + BUTTON) + keys * secondsAKey + homings * HOME + thoughts * THINK + waited) / 60 + read / READ_A_MINUTE;
    }
}
