package cn.shishi.platform;

/**
 * A request that cannot be granted, with the sentence its user reads: Chinese, saying where, what and how to cure it.
 * Throwing it rolls the whole step back, so nothing is half done.
 */
public final class Refusal extends RuntimeException {

    /** How the refusal is told over HTTP; the number is the status code. */
    public enum Kind {
        INVALID(400), FORBIDDEN(403), UNKNOWN(404), CONFLICT(409), TOO_LARGE(413), UNPROCESSABLE(422), UNAVAILABLE(503);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    private final Kind kind;

    private Refusal(Kind kind, String sentence) {
        super(sentence);
        this.kind = kind;
    }

    /** The request itself is wrong. */
    public static Refusal invalid(String sentence) {
        return new Refusal(Kind.INVALID, sentence);
    }

    /** The request is right, but not from this person. */
    public static Refusal forbidden(String sentence) {
        return new Refusal(Kind.FORBIDDEN, sentence);
    }

    /** What is asked for has never been there. */
    public static Refusal unknown(String sentence) {
        return new Refusal(Kind.UNKNOWN, sentence);
    }

    /** What is asked for is no longer so: somebody was quicker, or the state has moved on. */
    public static Refusal conflict(String sentence) {
        return new Refusal(Kind.CONFLICT, sentence);
    }

    public static Refusal tooLarge(String sentence) {
        return new Refusal(Kind.TOO_LARGE, sentence);
    }

    /** The request contradicts an earlier one. */
    public static Refusal unprocessable(String sentence) {
        return new Refusal(Kind.UNPROCESSABLE, sentence);
    }

    /** What is asked for is right, but something it takes does not answer. */
    public static Refusal unavailable(String sentence) {
        return new Refusal(Kind.UNAVAILABLE, sentence);
    }

    public Kind kind() {
        return kind;
    }

    /** The refusal inside what the engine wrapped around it, or null. */
    public static Refusal within(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof Refusal refusal) {
                return refusal;
            }
        }
        return null;
    }
}
