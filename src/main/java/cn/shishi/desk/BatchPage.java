package cn.shishi.desk;

import cn.shishi.identity.People;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** 批量填报: one's figures of many projects in one workbook. */
@Controller
class BatchPage {

    private final BatchEntry entry;
    private final People people;

    BatchPage(BatchEntry entry, People people) {
        this.entry = entry;
        this.people = people;
    }

    @GetMapping("/batch")
    String batch(Model model) {
        model.addAttribute("counts", entry.book().counts());
        return "batch";
    }

    @GetMapping("/batch.xlsx")
    ResponseEntity<byte[]> download() {
        return ResponseEntity.ok().header(HttpHeaders.CONTENT_TYPE, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename("批量填报.xlsx", StandardCharsets.UTF_8).build().toString())
                .body(entry.book().write());
    }

    @PostMapping("/batch")
    String take(@RequestParam MultipartFile file, Model model) throws IOException {
        Path kept = Files.createTempFile("batch", ".xlsx");
        try {
            file.transferTo(kept);
            model.addAttribute("outcome", entry.take(people.me().account(), kept));
        } finally {
            Files.deleteIfExists(kept);
        }
        return batch(model);
    }
}
