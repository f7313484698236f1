package cn.shishi.lab;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Spoils what is good, a little at a time: bytes, pieces, words from a dictionary of what attackers write. */
final class Mutator {

    private final Random chance;
    private final List<String> words;

    Mutator(long seed, List<String> words) {
        this.chance = new Random(seed);
        this.words = words;
    }

    <T> T one(List<T> of) {
        return of.get(chance.nextInt(of.size()));
    }

    int upTo(int bound) {
        return chance.nextInt(bound);
    }

    byte[] spoiled(byte[] good, byte[] other) {
        byte[] spoiled = good;
        for (int times = 1 + chance.nextInt(4); times > 0 && spoiled.length > 0; times--) {
            spoiled = once(spoiled, other);
        }
        return spoiled;
    }

    private byte[] once(byte[] in, byte[] other) {
        int at = chance.nextInt(in.length);
        int length = Math.min(in.length - at, 1 + chance.nextInt(1 + chance.nextInt(200)));
        return switch (chance.nextInt(8)) {
            case 0 -> {
                byte[] flipped = in.clone();
                flipped[at] ^= (byte) (1 << chance.nextInt(8));
                yield flipped;
            }
            case 1 -> joined(in, at, new byte[0], at + length);
            case 2 -> joined(in, at, java.util.Arrays.copyOfRange(in, at, at + length), at);
            case 3, 4 -> joined(in, at, one(words).getBytes(StandardCharsets.UTF_8), chance.nextBoolean() ? at : at + length);
            case 5 -> between(in, at, one(words));
            case 6 -> {
                int from = chance.nextInt(other.length);
                yield joined(in, at, java.util.Arrays.copyOfRange(other, from, Math.min(other.length, from + 1 + chance.nextInt(400))), at + length);
            }
            default -> joined(in, at, new byte[] {(byte) chance.nextInt(256), (byte) chance.nextInt(256)}, at + 1);
        };
    }

    /** Where a value stands: after the next quotation mark or angle. */
    private byte[] between(byte[] in, int from, String word) {
        int at = from;
        while (at < in.length && in[at] != '"' && in[at] != '>' && in[at] != ' ') {
            at++;
        }
        return joined(in, Math.min(at + 1, in.length), word.getBytes(StandardCharsets.UTF_8), Math.min(at + 1, in.length));
    }

    private static byte[] joined(byte[] in, int to, byte[] middle, int from) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(in.length + middle.length);
        out.write(in, 0, to);
        out.writeBytes(middle);
        out.write(in, from, in.length - from);
        return out.toByteArray();
    }
}
