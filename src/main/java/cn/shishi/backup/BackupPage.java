package cn.shishi.backup;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class BackupPage {

    @GetMapping("/backup")
    String page() {
        return "backup";
    }
}
