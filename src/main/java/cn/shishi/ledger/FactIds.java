package cn.shishi.ledger;

import java.security.SecureRandom;
import java.time.Instant;

/** Ids that sort by the moment of recording: 12 hexadecimal digits of milliseconds, 4 of a counter, 8 of chance. */
final class FactIds {

    private static final SecureRandom CHANCE = new SecureRandom();
    private static long lastMillis;
    private static int counter;

    private FactIds() {}

    static synchronized String next(Instant recordedAt) {
        long millis = recordedAt.toEpochMilli();
        counter = millis == lastMillis ? (counter + 1) & 0xffff : 0;
        lastMillis = millis;
        return String.format("%012x%04x%08x", millis, counter, CHANCE.nextInt());
    }
}
