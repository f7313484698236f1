package cn.shishi.desk;

import cn.shishi.identity.People;
import java.util.List;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What the frame around each page shows: who is logged in, in which roles. */
@ControllerAdvice(annotations = Controller.class)
class Frame {

    private final People people;

    Frame(People people) {
        this.people = people;
    }

    record Head(String account, String roles, boolean administrator, boolean records) {}

    @ModelAttribute("head")
    Head head() {
        Authentication person = SecurityContextHolder.getContext().getAuthentication();
        if (person == null || "anonymousUser".equals(person.getName())) {
            return null;
        }
        People.Me me = people.me();
        List<String> roles = me.roles().stream().map(people::roleName).toList();
        return new Head(me.account(), String.join("、", roles), me.administrator(), me.roles().contains("jingban"));
    }
}
