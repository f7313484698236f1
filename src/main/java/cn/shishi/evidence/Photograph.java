package cn.shishi.evidence;

import cn.shishi.platform.Refusal;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.ExifUtils;
import net.coobird.thumbnailator.util.exif.Orientation;

/** A JPEG or PNG painted anew: upright, no larger than a screen needs, and without where and with what it was taken. */
final class Photograph {

    private static final int LONGEST = 2560;
    private static final long MOST_PIXELS = 100_000_000;
    private static final int HEAD = 128 * 1024;

    private Photograph() {}

    /** @param format jpeg or png */
    static void paint(Path from, String format, Path to, String name) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
        try (ImageInputStream in = ImageIO.createImageInputStream(from.toFile())) {
            reader.setInput(in);
            BufferedImage read = upright(small(reader, name), from);
            try (var out = Files.newOutputStream(to)) {
                Thumbnails.of(read).scale(Math.min(1, (double) LONGEST / Math.max(read.getWidth(), read.getHeight())))
                        .outputFormat(format).outputQuality(0.85).toOutputStream(out);
            }
        } catch (IOException | RuntimeException broken) {
            throw broken instanceof Refusal known ? known : Refusal.invalid("图片“" + name + "”打不开，可能没有传完整：请重新选择，或用看图软件另存为 JPG 后再上传。");
        } finally {
            reader.dispose();
        }
    }

    /** Its size is known before anything of it is unpacked; of a very large one not every point is. */
    private static BufferedImage small(ImageReader reader, String name) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if ((long) width * height > MOST_PIXELS) {
            throw Refusal.tooLarge("图片“" + name + "”有" + width + "×" + height + "点，太大：最多 1 亿点，请缩小后再上传。");
        }
        int every = (Math.max(width, height) - 1) / (2 * LONGEST) + 1;
        ImageReadParam sparse = reader.getDefaultReadParam();
        sparse.setSourceSubsampling(every, every, 0, 0);
        return reader.read(0, sparse);
    }

    /** Looked for where it stands: ImageIO refuses to tell it of pictures from many a telephone. */
    private static BufferedImage upright(BufferedImage read, Path from) throws IOException {
        try (InputStream in = Files.newInputStream(from)) {
            byte[] head = in.readNBytes(HEAD);
            int exif = new String(head, StandardCharsets.ISO_8859_1).indexOf("Exif\0\0");
            Orientation held = exif < 0 ? null : ExifUtils.getOrientationFromExif(Arrays.copyOfRange(head, exif, head.length));
            return held == null ? read : ExifFilterUtils.getFilterForOrientation(held).apply(read);
        }
    }
}
