package cn.shishi.release;

import cn.shishi.identity.People;
import cn.shishi.platform.Refusal;
import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who brings types in. That nobody releases what they handed in themselves is a rule and not a setting.
 *
 * @param handIn roles that may hand a type in
 * @param release roles that may release what somebody else handed in
 */
@ConfigurationProperties("shishi.releases")
public record Duties(Set<String> handIn, Set<String> release) {

    /** Whether the pages about types are for somebody with these roles. */
    public boolean concern(Collection<String> roles) {
        return !Collections.disjoint(handIn, roles) || !Collections.disjoint(release, roles);
    }

    void checkConcerned(People.Me me) {
        if (!concern(me.roles())) {
            throw Refusal.forbidden("您没有管理项目类型的权限；如需要，请找管理员。");
        }
    }

    boolean mayHandIn(People.Me me) {
        return !Collections.disjoint(handIn, me.roles());
    }

    void checkMayHandIn(People.Me me) {
        if (!mayHandIn(me)) {
            throw Refusal.forbidden("您没有交来项目类型的权限；如需要，请找管理员。");
        }
    }

    boolean mayRelease(People.Me me, Draft draft) {
        return !Collections.disjoint(release, me.roles()) && !me.account().equals(draft.by());
    }

    void checkMayRelease(People.Me me, Draft draft) {
        if (me.account().equals(draft.by())) {
            throw Refusal.forbidden("类型“" + draft.name() + "”是您本人交来的，须由另一人核对后发布。");
        }
        if (!mayRelease(me, draft)) {
            throw Refusal.forbidden("您没有发布项目类型的权限；如需要，请找管理员。");
        }
    }
}
