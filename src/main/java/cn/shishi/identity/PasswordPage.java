package cn.shishi.identity;

import cn.shishi.platform.Engine;
import cn.shishi.platform.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Everybody changes their own password here; all their logins end with it. */
@Controller
class PasswordPage {

    private final IdentityService identity;
    private final Engine engine;
    private final People people;
    private final Tries tries;
    private final PasswordRules rules;
    private final Directory directory;

    PasswordPage(IdentityService identity, Engine engine, People people, Tries tries, PasswordRules rules, Directory directory) {
        this.identity = identity;
        this.engine = engine;
        this.people = people;
        this.tries = tries;
        this.rules = rules;
        this.directory = directory;
    }

    @ModelAttribute
    void rules(Authentication person, Model model) {
        model.addAttribute("rules", rules);
        model.addAttribute("elsewhere", person != null && directory.answersFor(person.getName()));
        model.addAttribute("due", person != null && person.getDetails() instanceof Login login && login.due() == Login.Due.PASSWORD);
    }

    @GetMapping("/password")
    String page() {
        return "password";
    }

    @PostMapping("/password")
    String change(@RequestParam String present, @RequestParam String wanted, @RequestParam String again, HttpServletRequest request, Model model) {
        String account = people.me().account();
        try {
            check(account, present, wanted, again, request.getRemoteAddr());
            engine.asProduct(() -> {
                User user = identity.createUserQuery().userId(account).singleResult();
                user.setPassword(wanted);
                identity.saveUser(user);
                return user;
            });
        } catch (TooManyTries | Refusal refused) {
            model.addAttribute("refused", refused.getMessage());
            return "password";
        }
        return "redirect:/login?changed";
    }

    private void check(String account, String present, String wanted, String again, String address) {
        if (!wanted.equals(again)) {
            throw Refusal.invalid("两次填写的新口令不一样，请重新填写。");
        }
        if (wanted.equals(present)) {
            throw Refusal.invalid("新口令与原口令相同，请另想一个。");
        }
        if (!tries.fits(account, address, true, () -> engine.asProduct(() -> identity.checkPassword(account, present)))) {
            throw Refusal.invalid("原口令不对，请重新填写。");
        }
    }
}
