package cn.shishi.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.shishi.platform.Refusal;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What readers are given of a photograph. */
class CopiesTest {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static final String HASH = "0".repeat(64);

    @TempDir
    Path home;

    @ParameterizedTest
    @CsvSource({"1,true,L", "1,false,L", "3,false,R", "6,false,T", "6,true,T", "8,false,B"})
    void aPhotographIsShownUprightWithoutThePlace(int held, boolean jfif, char red) throws IOException {
        byte[] taken = Pictures.byPhone(held, jfif);
        assertThat(text(taken)).contains(Pictures.PLACE);
        Path copy = copy("image/jpeg", taken);
        assertThat(text(Files.readAllBytes(copy))).doesNotContain(Pictures.PLACE, "Exif");
        BufferedImage seen = ImageIO.read(copy.toFile());
        assertThat(seen.getWidth() > seen.getHeight()).isEqualTo(red == 'L' || red == 'R');
        int[] at = switch (red) {
            case 'L' -> new int[] {20, seen.getHeight() / 2};
            case 'R' -> new int[] {seen.getWidth() - 20, seen.getHeight() / 2};
            case 'T' -> new int[] {seen.getWidth() / 2, 20};
            default -> new int[] {seen.getWidth() / 2, seen.getHeight() - 20};
        };
        assertThat(new Color(seen.getRGB(at[0], at[1])).getRed()).isGreaterThan(200);
    }

    @Test
    void ofALargePhotographTheCopyIsAsLargeAsAScreen() throws IOException {
        BufferedImage seen = ImageIO.read(copy("image/png", Pictures.plain("png", 6000, 3000)).toFile());
        assertThat(seen.getWidth()).isEqualTo(2560);
        assertThat(seen.getHeight()).isBetween(1279, 1281);
    }

    @Test
    void ofAHeicThePlaceIsWipedAndThePictureStays() throws IOException {
        for (String brand : new String[] {"heic", "mif1"}) {
            byte[] taken = Pictures.heic(brand);
            assertThat(FileKind.of(Files.write(home.resolve("taken"), taken), "IMG_1234.HEIC")).as(brand).isEqualTo("image/heic");
        }
        byte[] taken = Pictures.heic("heic");
        assertThat(text(taken)).contains(Pictures.PLACE);
        byte[] shown = Files.readAllBytes(copy("image/heic", taken));
        assertThat(shown).hasSameSizeAs(taken);
        assertThat(text(shown)).doesNotContain(Pictures.PLACE).contains("the picture itself");
    }

    @Test
    void aBombIsRefusedByItsHeadAlone() throws IOException {
        byte[] bomb = Pictures.bomb(50_000, 50_000);
        assertThat(bomb).hasSizeLessThan(4096);
        long begun = THREADS.getCurrentThreadCpuTime();
        assertThatThrownBy(() -> copy("image/png", bomb)).isInstanceOf(Refusal.class).hasMessageContaining("有50000×50000点，太大");
        assertThat((THREADS.getCurrentThreadCpuTime() - begun) / 1_000_000).as("ms of CPU").isLessThan(1000);
        assertThat(kept()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/jpeg", "image/png", "image/heic"})
    void whatIsCutOffOrNoPictureIsRefusedAndLeavesNothing(String kind) throws IOException {
        byte[] whole = kind.endsWith("heic") ? Pictures.heic("heic") : Pictures.plain(kind.substring(6), 200, 200);
        for (byte[] broken : new byte[][] {Arrays.copyOf(whole, 40), Arrays.copyOf(whole, kind.endsWith("jpeg") ? 300 : whole.length - 30), new byte[100]}) {
            assertThatThrownBy(() -> copy(kind, broken)).isInstanceOf(Refusal.class).hasMessageContaining("打不开");
        }
        assertThat(kept()).isEmpty();
    }

    private Path copy(String kind, byte[] taken) throws IOException {
        return new Copies(home).of(HASH, kind, Files.write(home.resolve("taken"), taken), "照片");
    }

    private Stream<Path> kept() throws IOException {
        return Files.walk(home.resolve("shown")).filter(Files::isRegularFile);
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1);
    }
}
