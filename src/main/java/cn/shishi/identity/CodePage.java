package cn.shishi.identity;

import cn.shishi.platform.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The second step of a login; the first time a telephone is bound to the account. */
@Controller
class CodePage {

    private static final String KEY = CodePage.class.getName() + ".key";

    private final SecondFactor factor;
    private final Tries tries;
    private final EngineLogin logins;
    private final IdentityService identity;

    CodePage(SecondFactor factor, Tries tries, EngineLogin logins, IdentityService identity) {
        this.factor = factor;
        this.tries = tries;
        this.logins = logins;
        this.identity = identity;
    }

    @GetMapping("/code")
    String page(Authentication person, HttpSession session, Model model) {
        return due(person) ? shown(person.getName(), session, model) : "redirect:/";
    }

    @PostMapping("/code")
    String enter(@RequestParam String code, Authentication person, HttpServletRequest request, HttpServletResponse response, Model model) {
        if (!due(person)) {
            return "redirect:/";
        }
        String account = person.getName();
        HttpSession session = request.getSession();
        String key = (String) session.getAttribute(KEY);
        try {
            if (!tries.fits(account, request.getRemoteAddr(), true,
                    () -> key == null ? factor.accepts(account, code.strip()) : factor.binds(account, key, code.strip()))) {
                throw Refusal.invalid("动态码不对或已经用过，请等手机上换出下一个再填。");
            }
        } catch (TooManyTries | Refusal refused) {
            model.addAttribute("refused", refused.getMessage());
            return shown(account, session, model);
        }
        session.removeAttribute(KEY);
        request.changeSessionId();
        Login login = logins.afterCode((Login) person.getDetails(), identity.createUserQuery().userId(account).singleResult());
        List<String> roles = person.getAuthorities().stream().map(GrantedAuthority::getAuthority).toList();
        new HttpSessionSecurityContextRepository().saveContext(new SecurityContextImpl(EngineLogin.known(account, roles, login)), request, response);
        return "redirect:/";
    }

    private String shown(String account, HttpSession session, Model model) {
        if (factor.bound(account)) {
            session.removeAttribute(KEY);
            return "code";
        }
        if (session.getAttribute(KEY) == null) {
            session.setAttribute(KEY, SecondFactor.newKey());
        }
        String key = (String) session.getAttribute(KEY);
        model.addAttribute("key", key);
        model.addAttribute("qr", QrCode.of("otpauth://totp/Shishi:" + URLEncoder.encode(account, StandardCharsets.UTF_8) + "?secret=" + key + "&issuer=Shishi"));
        return "code";
    }

    private static boolean due(Authentication person) {
        return person.getDetails() instanceof Login login && login.due() == Login.Due.CODE;
    }
}
