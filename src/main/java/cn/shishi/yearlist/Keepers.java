package cn.shishi.yearlist;

import cn.shishi.identity.People;
import cn.shishi.platform.Refusal;
import cn.shishi.register.Register;
import cn.shishi.register.Street;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who keeps a street's list: its 党政办, and the administrator for every street. */
@Component
class Keepers {

    private static final String OFFICE = "duban";

    private final People people;
    private final Register register;

    Keepers(People people, Register register) {
        this.people = people;
        this.register = register;
    }

    List<Street> streets() {
        People.Me me = people.me();
        return register.streets().stream().filter(s -> me.administrator() || me.streets().contains(s.id())).toList();
    }

    /** The wanted street, or the first of one's own. */
    Street street(String wanted) {
        People.Me me = people.me();
        if (!me.administrator() && !me.roles().contains(OFFICE)) {
            throw Refusal.forbidden("年度清单由" + people.roleName(OFFICE) + "导入和维护，您没有这项权限。");
        }
        return streets().stream().filter(s -> wanted == null || s.id().equals(wanted)).findFirst()
                .orElseThrow(() -> Refusal.unknown("没有街道“" + (wanted == null ? "" : wanted) + "”，请核对街道编号。"));
    }
}
