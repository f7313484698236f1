package cn.shishi.evidence;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;

/** Pictures as telephones and attackers make them. */
public final class Pictures {

    /** What no reader may come to see. */
    public static final String PLACE = "31.2304N,121.4737E";

    private Pictures() {}

    /** Its left half is red, its right half blue. */
    public static byte[] plain(String format, int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D brush = image.createGraphics();
        brush.setColor(Color.RED);
        brush.fillRect(0, 0, width / 2, height);
        brush.setColor(Color.BLUE);
        brush.fillRect(width / 2, 0, width - width / 2, height);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }

    /** As a telephone held so takes it: with place, and without the JFIF head, or before it. */
    public static byte[] byPhone(int orientation, boolean jfif) throws IOException {
        byte[] plain = plain("jpeg", 320, 240);
        byte[] exif = exif(orientation);
        int rest = jfif ? 2 : 4 + ByteBuffer.wrap(plain).getShort(4);
        return ByteBuffer.allocate(6 + exif.length + plain.length - rest).putInt(0xFFD8FFE1).putShort((short) (exif.length + 2)).put(exif)
                .put(plain, rest, plain.length - rest).array();
    }

    static byte[] exif(int orientation) {
        byte[] place = (PLACE + "\0").getBytes(StandardCharsets.US_ASCII);
        ByteBuffer tiff = ByteBuffer.allocate(6 + 8 + 2 + 24 + 4 + 2 + 12 + 4 + place.length).put("Exif\0\0MM\0*".getBytes(StandardCharsets.US_ASCII)).putInt(8);
        tiff.putShort((short) 2).putShort((short) 0x112).putShort((short) 3).putInt(1).putShort((short) orientation).putShort((short) 0);
        tiff.putShort((short) 0x8825).putShort((short) 4).putInt(1).putInt(38).putInt(0);
        return tiff.putShort((short) 1).putShort((short) 0x1B).putShort((short) 7).putInt(place.length).putInt(56).putInt(0).put(place).array();
    }

    /** A PNG whose head says how large it is and which holds next to nothing. */
    public static byte[] bomb(int width, int height) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
        chunk(out, "IHDR", ByteBuffer.allocate(13).putInt(width).putInt(height).put(new byte[] {1, 0, 0, 0, 0}).array());
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        try (DeflaterOutputStream zeros = new DeflaterOutputStream(data)) {
            zeros.write(new byte[1 << 20]);
        }
        chunk(out, "IDAT", data.toByteArray());
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] data) {
        byte[] named = ByteBuffer.allocate(4 + data.length).put(type.getBytes(StandardCharsets.US_ASCII)).put(data).array();
        CRC32 sum = new CRC32();
        sum.update(named);
        out.writeBytes(ByteBuffer.allocate(8 + named.length).putInt(data.length).put(named).putInt((int) sum.getValue()).array());
    }

    /** Boxes as an iPhone writes them around a picture that is none. */
    public static byte[] heic(String brand) {
        byte[] exif = exif(6);
        byte[] head = box("ftyp", brand.getBytes(StandardCharsets.US_ASCII), new byte[4], "mif1heic".getBytes(StandardCharsets.US_ASCII));
        int begin = head.length + meta(0, exif.length).length + 8;
        return join(head, meta(begin, exif.length), box("mdat", exif, "the picture itself".getBytes(StandardCharsets.US_ASCII)));
    }

    private static byte[] meta(int begin, int length) {
        byte[] picture = box("infe", new byte[] {2, 0, 0, 0, 0, 1, 0, 0}, "hvc1\0".getBytes(StandardCharsets.US_ASCII));
        byte[] exif = box("infe", new byte[] {2, 0, 0, 0, 0, 2, 0, 0}, "Exif\0".getBytes(StandardCharsets.US_ASCII));
        ByteBuffer places = ByteBuffer.allocate(8 + 2 * 14).putInt(0).put((byte) 0x44).put((byte) 0).putShort((short) 2);
        places.putShort((short) 1).putShort((short) 0).putShort((short) 1).putInt(begin + length).putInt(18);
        places.putShort((short) 2).putShort((short) 0).putShort((short) 1).putInt(begin).putInt(length);
        return box("meta", new byte[4], box("iinf", new byte[] {0, 0, 0, 0, 0, 2}, picture, exif), box("iloc", places.array()));
    }

    private static byte[] box(String type, byte[]... parts) {
        byte[] content = join(parts);
        return ByteBuffer.allocate(8 + content.length).putInt(8 + content.length).put(type.getBytes(StandardCharsets.US_ASCII)).put(content).array();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
