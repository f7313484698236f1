package cn.shishi.desk;

import cn.shishi.evidence.Evidence;
import cn.shishi.evidence.EvidenceFiles;
import cn.shishi.identity.People;
import cn.shishi.platform.Refusal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Hands out a piece of evidence to the people of its street, always as a download and never as a page; a photograph as it came only on request. */
@Controller
class EvidencePage {

    private final EvidenceFiles files;
    private final People people;

    EvidencePage(EvidenceFiles files, People people) {
        this.files = files;
        this.people = people;
    }

    @GetMapping("/evidence/{hash:[0-9a-f]{64}}")
    ResponseEntity<Resource> shown(@PathVariable String hash) {
        Evidence file = find(hash);
        return download(file, files.shown(file));
    }

    /** The bytes whose hash stands in the ledger. */
    @GetMapping("/evidence/{hash:[0-9a-f]{64}}/original")
    ResponseEntity<Resource> original(@PathVariable String hash) {
        return download(find(hash), files.path(hash));
    }

    private Evidence find(String hash) {
        return people.me().streets().stream().flatMap(street -> files.find(street, hash).stream()).findFirst()
                .orElseThrow(() -> Refusal.unknown("没有这份材料，或您没有查看的权限。"));
    }

    private static ResponseEntity<Resource> download(Evidence file, Path path) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(file.fileName(), StandardCharsets.UTF_8).build().toString())
                .header(HttpHeaders.CONTENT_TYPE, file.mediaType())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .body(new FileSystemResource(path));
    }
}
