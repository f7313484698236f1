package cn.shishi.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.shishi.StreetTest;
import cn.shishi.platform.Refusal;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.util.unit.DataSize;

/** How much a street may keep, and what a scanner says of it. */
class KeepingTest extends StreetTest {

    private static final String EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE!$H+H*";

    @Autowired
    EvidenceRepository rows;

    @TempDir
    Path home;

    final String task = UUID.randomUUID().toString();

    @Test
    void aStreetThatHasUsedItsSpaceIsToldHowMuchAndKeepsNothingMore() {
        EvidenceFiles files = files("", DataSize.ofMegabytes(3));
        byte[] large = pdf("a".repeat(2 * 1024 * 1024));
        files.keep(street.id, task, "验收单", "a.pdf", new ByteArrayInputStream(large), "x");
        files.keep(street.id, task, "合同", "again.pdf", new ByteArrayInputStream(large), "x");
        refusedAndNotKept("本街道的材料已用 2 MB，上限 3 MB，文件“b.pdf”没有收下", () -> keep(files, pdf("b".repeat(1024 * 1024))));
        files.keep(story.street().id, task, "验收单", "b.pdf", new ByteArrayInputStream(pdf("b".repeat(1024 * 1024))), "x");
    }

    @Test
    void whatTheScannerCallsCleanIsKeptAndWhatItFindsSomethingInIsNot() throws Exception {
        try (ServerSocket clamd = clamd()) {
            EvidenceFiles files = files("127.0.0.1:" + clamd.getLocalPort(), DataSize.ofGigabytes(1));
            refusedAndNotKept("里查出病毒（Win.Test.EICAR_HDB-1），没有收下", () -> keep(files, pdf(EICAR)));
            assertThat(Files.exists(files.path(keep(files, pdf("a".repeat(300_000)))))).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "stream: INSTREAM size limit exceeded. ERROR\0", "UNKNOWN COMMAND\0", "stream: OK FOUNDED\0"})
    void aScannerThatDoesNotCallItCleanKeepsItOut(String answer) throws Exception {
        try (ServerSocket broken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture.runAsync(() -> answer(broken, answer));
            refusedAndNotKept("病毒扫描没有应答", () -> keep(files("127.0.0.1:" + broken.getLocalPort(), DataSize.ofGigabytes(1)), pdf("a")));
        }
    }

    @Test
    void aScannerThatIsAwayKeepsEverythingOut() throws IOException {
        int nobody;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = closed.getLocalPort();
        }
        refusedAndNotKept("病毒扫描没有应答，文件“a.pdf”没有收下", () -> keep(files("127.0.0.1:" + nobody, DataSize.ofGigabytes(1)), pdf("a")));
        assertThatThrownBy(() -> new VirusScanner("clamd")).isInstanceOf(Refusal.class).hasMessageContaining("应为 主机:端口");
    }

    private EvidenceFiles files(String scanner, DataSize quota) {
        return new EvidenceFiles(rows, new Copies(home), new VirusScanner(scanner), quota, Clock.systemUTC(), home);
    }

    private String keep(EvidenceFiles files, byte[] content) {
        return files.keep(street.id, task, "照片", new String(content, 9, 1, StandardCharsets.US_ASCII).replace('X', 'e') + ".pdf", new ByteArrayInputStream(content), "x");
    }

    private void refusedAndNotKept(String words, ThrowingCallable step) {
        int before = rows.findByTaskOrderByUploadedAt(task).size();
        assertThatThrownBy(step).isInstanceOf(Refusal.class).hasMessageContaining(words);
        assertThat(rows.findByTaskOrderByUploadedAt(task)).hasSize(before);
        try (var all = Files.walk(home)) {
            assertThat(all.filter(Files::isRegularFile)).hasSize(before == 0 ? 0 : 1);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Answers as clamd does. */
    private static ServerSocket clamd() throws IOException {
        ServerSocket door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        CompletableFuture.runAsync(() -> {
            while (answer(door, null)) {}
        });
        return door;
    }

    /** @param fixed what is said without looking, or null to look */
    private static boolean answer(ServerSocket door, String fixed) {
        try (Socket client = door.accept()) {
            DataInputStream in = new DataInputStream(client.getInputStream());
            assertThat(new String(in.readNBytes(10), StandardCharsets.US_ASCII)).isEqualTo("zINSTREAM\0");
            StringBuilder seen = new StringBuilder();
            for (int n = in.readInt(); n > 0; n = in.readInt()) {
                seen.append(new String(in.readNBytes(n), StandardCharsets.ISO_8859_1));
            }
            String said = fixed != null ? fixed : seen.indexOf(EICAR) >= 0 ? "stream: Win.Test.EICAR_HDB-1 FOUND\0" : "stream: OK\0";
            client.getOutputStream().write(said.getBytes(StandardCharsets.US_ASCII));
            return true;
        } catch (IOException closed) {
            return false;
        }
    }

    private static byte[] pdf(String content) {
        return ("%PDF-1.4\n" + content + "\n%%EOF\n").getBytes(StandardCharsets.US_ASCII);
    }
}
