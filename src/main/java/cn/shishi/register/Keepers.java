package cn.shishi.register;

import cn.shishi.identity.People;
import cn.shishi.platform.Refusal;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who sees to a street's affairs as a whole: its 党政办, and the administrator for every street. */
@Component
public class Keepers {

    public static final String OFFICE = "duban";

    private final People people;
    private final Register register;

    Keepers(People people, Register register) {
        this.people = people;
        this.register = register;
    }

    /** The streets of the person who asks, whatever their role. */
    public List<Street> streets() {
        People.Me me = people.me();
        return register.streets().stream().filter(s -> me.administrator() || me.streets().contains(s.id())).toList();
    }

    /**
     * The wanted street, or the first of one's own.
     *
     * @param what is seen to, {@code done} what is done with it, for the refusal: 工作移交由党政办提出
     */
    public Street street(String wanted, String what, String done) {
        People.Me me = people.me();
        if (!me.administrator() && !me.roles().contains(OFFICE)) {
            throw Refusal.forbidden(what + "由" + people.roleName(OFFICE) + done + "，您没有这项权限。");
        }
        return streets().stream().filter(s -> wanted == null || s.id().equals(wanted)).findFirst()
                .orElseThrow(() -> Refusal.unknown("没有街道“" + (wanted == null ? "" : wanted) + "”，请核对街道编号。"));
    }
}
