package cn.shishi.backup;

import cn.shishi.identity.People;
import cn.shishi.platform.EngineClock;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "备份")
class BackupApi {

    private static final Logger log = LoggerFactory.getLogger(BackupApi.class);
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    private final Backup backup;
    private final Anchoring anchoring;
    private final People people;

    BackupApi(Backup backup, Anchoring anchoring, People people) {
        this.backup = backup;
        this.anchoring = anchoring;
        this.people = people;
    }

    /** Handed out as it is written: nothing is left on the server's disk, however much it is. */
    @PostMapping("/api/backup")
    @Operation(summary = "备份", description = "数据库与全部材料，一个 zip 文件，边办理边备份。仅管理员可用；文件内含账号与材料，请妥善存放。")
    void take(HttpServletResponse response) throws IOException {
        response.setContentType("application/zip");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
                .filename("shishi-" + LocalDateTime.now(EngineClock.BEIJING).format(SECOND) + ".zip").build().toString());
        Manifest made = backup.write(response.getOutputStream());
        anchoring.note();
        log.info("备份已交给 {}：{}", people.me().account(), made.told());
    }
}
