package cn.shishi.identity;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Where everybody logs in. */
@Controller
class LoginPage {

    private final boolean demo;
    private final Directory directory;

    LoginPage(@Value("${shishi.demo}") boolean demo, Directory directory) {
        this.demo = demo;
        this.directory = directory;
    }

    @GetMapping("/login")
    String page(Model model) {
        model.addAttribute("demo", demo);
        model.addAttribute("directory", directory.present() ? DirectoryConnection.NAME : null);
        return "login";
    }
}
