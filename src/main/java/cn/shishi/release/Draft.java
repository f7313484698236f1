package cn.shishi.release;

import java.time.Instant;
import java.util.UUID;

/**
 * A type that was handed in; its files never change.
 *
 * @param by account, or null for what came with a new version of the product
 * @param decidedBy who released it, sent it back or handed in another in its place; null while it is pending
 * @param deployment the engine's deployment that came of it, or null
 */
record Draft(UUID id, String process, String name, String sha256, String by, Instant at, State state, String decidedBy,
        Instant decidedAt, String reason, String deployment) {

    enum State {
        PENDING("待发布"), RELEASED("已发布"), RETURNED("已退回"), REPLACED("已被后来的取代");

        private final String word;

        State(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    public boolean pending() {
        return state == State.PENDING;
    }
}
