package cn.shishi.evidence;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * What a HEIC tells of where and with what it was taken, overwritten with zeros where it lies. The picture stays as it is: to
 * paint it anew takes a decoder of HEVC, and there is none in Java under a licence that fits.
 */
final class HeicTraces {

    private static final Set<String> TRACES = Set.of("Exif", "mime");

    private final ByteBuffer file;
    private final Set<Integer> items = new HashSet<>();
    private int data;
    private boolean listed;

    private HeicTraces(byte[] file) {
        this.file = ByteBuffer.wrap(file);
    }

    /** @throws RuntimeException if it is not built as a HEIC is */
    static void erase(byte[] file) {
        HeicTraces of = new HeicTraces(file);
        of.each(0, file.length, (type, at) -> {
            if (type.equals("meta")) {
                of.each(at[0] + 4, at[1], of::find);
                of.each(at[0] + 4, at[1], of::blank);
            }
        });
        if (!of.listed) {
            throw new IllegalArgumentException("no list of what is in it");
        }
    }

    /** Each box between two places, with its name, beginning and end. */
    private void each(int from, int to, BiConsumer<String, int[]> visitor) {
        for (int at = from; at + 8 <= to;) {
            long size = Integer.toUnsignedLong(file.getInt(at));
            int head = size == 1 ? 16 : 8;
            size = size == 1 ? file.getLong(at + 8) : size == 0 ? to - at : size;
            if (size < head || size > to - at) {
                throw new IllegalArgumentException("a box of " + size + " bytes at " + at);
            }
            visitor.accept(new String(file.array(), at + 4, 4, StandardCharsets.ISO_8859_1), new int[] {at + head, at + (int) size});
            at += (int) size;
        }
    }

    private void find(String type, int[] at) {
        if (type.equals("iinf")) {
            each(at[0] + (file.get(at[0]) == 0 ? 6 : 8), at[1], (entry, in) -> {
                boolean wide = file.get(in[0]) > 2;
                if (TRACES.contains(new String(file.array(), in[0] + (wide ? 10 : 8), 4, StandardCharsets.ISO_8859_1))) {
                    items.add(wide ? file.getInt(in[0] + 4) : Short.toUnsignedInt(file.getShort(in[0] + 4)));
                }
            });
        } else if (type.equals("idat")) {
            data = at[0];
        }
    }

    /** ISO/IEC 14496-12, 8.11.3: for each item the pieces of the file it lies in. */
    private void blank(String type, int[] at) {
        if (!type.equals("iloc")) {
            return;
        }
        listed = true;
        int version = file.get(at[0]);
        int sizes = Short.toUnsignedInt(file.getShort(at[0] + 4));
        ByteBuffer in = file.duplicate().position(at[0] + 6);
        int count = version < 2 ? Short.toUnsignedInt(in.getShort()) : in.getInt();
        for (int i = 0; i < count; i++) {
            boolean trace = items.contains(version < 2 ? Short.toUnsignedInt(in.getShort()) : in.getInt());
            int within = version > 0 && (in.getShort() & 15) == 1 ? data : 0;
            in.getShort();
            long base = number(in, sizes >> 4 & 15) + within;
            for (int pieces = Short.toUnsignedInt(in.getShort()); pieces > 0; pieces--) {
                number(in, version > 0 ? sizes & 15 : 0);
                int begin = Math.toIntExact(base + number(in, sizes >> 12 & 15));
                int length = Math.toIntExact(number(in, sizes >> 8 & 15));
                if (trace) {
                    Arrays.fill(file.array(), begin, Math.addExact(begin, length), (byte) 0);
                }
            }
        }
    }

    private static long number(ByteBuffer in, int bytes) {
        return bytes == 0 ? 0 : bytes == 4 ? Integer.toUnsignedLong(in.getInt()) : in.getLong();
    }
}
