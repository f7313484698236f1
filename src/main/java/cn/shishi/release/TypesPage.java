package cn.shishi.release;

import cn.shishi.platform.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Two pages: the types with a place to hand one in, and one that was handed in, to be released or sent back. */
@Controller
class TypesPage {

    private final TypeDesk desk;
    private final HandIn handIn;
    private final Releases releases;

    TypesPage(TypeDesk desk, HandIn handIn, Releases releases) {
        this.desk = desk;
        this.handIn = handIn;
        this.releases = releases;
    }

    @GetMapping("/types")
    String types(Model model) {
        model.addAttribute("desk", desk.desk());
        return "types";
    }

    @PostMapping("/types")
    String take(@RequestParam List<MultipartFile> files, Model model, HttpServletResponse response) throws IOException {
        List<Incoming> incoming = new ArrayList<>();
        for (MultipartFile file : files) {
            if (file.getOriginalFilename() != null && !file.getOriginalFilename().isEmpty()) {
                incoming.add(new Incoming(file.getOriginalFilename(), file.getBytes()));
            }
        }
        try {
            return "redirect:/types/drafts/" + handIn.take(incoming).id() + "?done";
        } catch (Refusal refused) {
            refused(refused, model, response);
            return types(model);
        }
    }

    @GetMapping("/types/drafts/{id}")
    String draft(@PathVariable UUID id, Model model) {
        model.addAttribute("review", desk.review(id));
        return "type-draft";
    }

    @PostMapping("/types/drafts/{id}/release")
    String release(@PathVariable UUID id, @RequestParam int base, Model model, HttpServletResponse response, RedirectAttributes told) {
        try {
            told.addFlashAttribute("done", "已发布“" + releases.release(id, base).name() + "”第" + (base + 1) + "版，新立的项目即可使用。");
            return "redirect:/types";
        } catch (Refusal refused) {
            refused(refused, model, response);
            return draft(id, model);
        }
    }

    @PostMapping("/types/drafts/{id}/return")
    String sendBack(@PathVariable UUID id, @RequestParam String reason, Model model, HttpServletResponse response, RedirectAttributes told) {
        try {
            told.addFlashAttribute("done", "已退回“" + releases.sendBack(id, reason).name() + "”。");
            return "redirect:/types";
        } catch (Refusal refused) {
            refused(refused, model, response);
            return draft(id, model);
        }
    }

    @GetMapping("/types/drafts/{id}/files/{name:[a-z0-9-]+\\.(?:bpmn|form)}")
    ResponseEntity<byte[]> file(@PathVariable UUID id, @PathVariable String name) {
        return ResponseEntity.ok().header(HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString())
                .contentType(MediaType.APPLICATION_OCTET_STREAM).body(desk.file(id, name));
    }

    @GetMapping("/types/{process}.zip")
    ResponseEntity<byte[]> inUse(@PathVariable String process) throws IOException {
        Map<String, byte[]> files = desk.inUse(process);
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(content)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey().substring(file.getKey().lastIndexOf('/') + 1)));
                zip.write(file.getValue());
            }
        }
        return ResponseEntity.ok().header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(process + ".zip").build().toString())
                .contentType(MediaType.APPLICATION_OCTET_STREAM).body(content.toByteArray());
    }

    private static void refused(Refusal refused, Model model, HttpServletResponse response) {
        response.setStatus(refused.kind().status());
        model.addAttribute("refusals", refused.getMessage().split("\n"));
    }
}
