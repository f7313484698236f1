package cn.shishi.desk;

import cn.shishi.identity.Accounts;
import cn.shishi.identity.People;
import cn.shishi.identity.Roles;
import cn.shishi.platform.Typeset;
import cn.shishi.release.Duties;
import java.util.List;
import java.util.Map;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What the frame around each page shows: who is logged in, in which roles. */
@ControllerAdvice(annotations = Controller.class)
class Frame {

    private final People people;
    private final Typeset typeset;
    private final Duties duties;
    private final Roles besides;

    Frame(People people, Typeset typeset, Duties duties, Roles besides) {
        this.people = people;
        this.typeset = typeset;
        this.duties = duties;
        this.besides = besides;
    }

    @ModelAttribute("typeset")
    Typeset typeset() {
        return typeset;
    }

    /**
     * @param works tasks are for them
     * @param administers they run the system, {@code secures} they keep its accounts
     * @param keeps the year lists and the handovers are this person's to see to
     * @param audits the trail of all changes is theirs to read
     */
    record Head(String account, String roles, boolean works, boolean administers, boolean secures, boolean types, boolean keeps, boolean audits) {}

    @ModelAttribute("head")
    Head head() {
        Authentication person = SecurityContextHolder.getContext().getAuthentication();
        if (person == null || "anonymousUser".equals(person.getName())) {
            return null;
        }
        List<String> roles = people.grants(person.getName()).roles();
        Map<String, String> names = people.roleNames();
        return new Head(person.getName(), String.join("、", roles.stream().filter(names::containsKey).map(names::get).toList()),
                besides.works(roles), roles.contains(Accounts.ADMINISTRATORS), besides.secures(roles), duties.concern(roles), besides.keeps(roles), besides.audits(roles));
    }
}
