package cn.shishi.evidence;

import cn.shishi.platform.Refusal;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Shows each file to the clamd of the house before it is kept, where one is set: what it does not call clean is not kept. */
@Component
class VirusScanner {

    private static final int CONNECTS_WITHIN = 5_000;
    private static final int ANSWERS_WITHIN = 60_000;
    private static final String CLEAN = "stream: OK";

    private final String host;
    private final int port;

    VirusScanner(@Value("${shishi.evidence.scanner}") String clamd) {
        if (!clamd.isEmpty() && !clamd.matches("[^:]+:\\d{1,5}")) {
            throw Refusal.invalid("shishi.evidence.scanner 写的是“" + clamd + "”：应为 主机:端口，例如 127.0.0.1:3310；不用病毒扫描就留空。");
        }
        this.host = clamd.replaceAll(":.*", "");
        this.port = clamd.isEmpty() ? 0 : Integer.parseInt(clamd.replaceAll(".*:", ""));
    }

    void check(Path file, String name) {
        if (host.isEmpty()) {
            return;
        }
        String said = ask(file);
        if (said.endsWith(" FOUND")) {
            throw Refusal.invalid("文件“" + name + "”里查出病毒（" + said.replaceAll("^stream: | FOUND$", "") + "），没有收下：请先杀毒，再从没有病毒的电脑上传。");
        }
        if (!said.equals(CLEAN)) {
            throw Refusal.unavailable("病毒扫描没有应答，文件“" + name + "”没有收下：请稍后再传；还不行，请联系管理员。");
        }
    }

    /** clamd(8), INSTREAM: pieces, each after its length, and one of no length; what could not be asked is no answer. */
    private String ask(Path file) {
        try (Socket clamd = new Socket(); InputStream in = Files.newInputStream(file)) {
            clamd.connect(new InetSocketAddress(host, port), CONNECTS_WITHIN);
            clamd.setSoTimeout(ANSWERS_WITHIN);
            DataOutputStream out = new DataOutputStream(new BufferedOutputStream(clamd.getOutputStream()));
            out.writeBytes("zINSTREAM\0");
            byte[] piece = new byte[65536];
            for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
                out.writeInt(n);
                out.write(piece, 0, n);
            }
            out.writeInt(0);
            out.flush();
            return new String(clamd.getInputStream().readNBytes(1024), StandardCharsets.UTF_8).replace("\0", "").strip();
        } catch (IOException away) {
            return "";
        }
    }
}
