package cn.shishi.register;

import cn.shishi.identity.People;
import cn.shishi.identity.Roles;
import cn.shishi.platform.Refusal;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who sees to a street as a whole, as its 党政办 does; an administrator sees to every street. */
@Component
public class Keepers {

    private final People people;
    private final Roles roles;
    private final Register register;

    Keepers(People people, Roles roles, Register register) {
        this.people = people;
        this.roles = roles;
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
        if (!roles.keeps(people.me().roles())) {
            throw refusal(what, done);
        }
        return streets().stream().filter(s -> wanted == null || s.id().equals(wanted)).findFirst()
                .orElseThrow(() -> Refusal.unknown("没有街道“" + (wanted == null ? "" : wanted) + "”，请核对街道编号。"));
    }

    /** For everybody else. */
    public Refusal refusal(String what, String done) {
        return Refusal.forbidden(what + "由" + String.join("、", roles.keepers().stream().map(people::roleName).toList()) + done + "，您没有这项权限。");
    }

    /** Whether the person who asks sees to this street. */
    public boolean keep(String street) {
        People.Me me = people.me();
        return me.administrator() || me.streets().contains(street) && roles.keeps(me.roles());
    }

    /** The role in which the person who asks does so. */
    public String role() {
        List<String> held = people.me().roles();
        return roles.keepers().stream().filter(held::contains).findFirst().orElse(held.get(0));
    }
}
