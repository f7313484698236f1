package cn.shishi.handover;

import cn.shishi.identity.People;
import cn.shishi.platform.Refusal;
import cn.shishi.register.Handover;
import cn.shishi.register.Keepers;
import cn.shishi.register.Street;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Between whom a handover can be, and who may read its sheet. */
@Component
class Parties {

    private static final int FARTHEST_DAYS = 366;

    private final People people;
    private final Keepers keepers;
    private final Clock clock;

    Parties(People people, Keepers keepers, Clock clock) {
        this.people = people;
        this.keepers = keepers;
        this.clock = clock;
    }

    /** @param roles as people read them */
    record Person(String account, String name, String roles) {}

    /** Accounts of a street with their roles, in the order of names. */
    List<Person> of(String street) {
        Map<String, List<String>> roles = new HashMap<>();
        people.roleNames().forEach((role, name) -> people.inRole(street, role).forEach(a -> roles.computeIfAbsent(a, account -> new ArrayList<>()).add(name)));
        return people.of(street).entrySet().stream().map(p -> new Person(p.getKey(), p.getValue(), String.join("、", roles.getOrDefault(p.getKey(), List.of()))))
                .sorted(Comparator.comparing(Person::name).thenComparing(Person::account)).toList();
    }

    /** Refuses what cannot be. */
    Handover between(String key, Street street, String from, String to, LocalDate day) {
        Map<String, String> names = people.of(street.id());
        for (String account : List.of(from, to)) {
            if (!names.containsKey(account)) {
                throw Refusal.invalid("本街道没有账号“" + account + "”，请从列表中选择。");
            }
        }
        if (from.equals(to)) {
            throw Refusal.invalid("移交人和接收人是同一个账号，请另选接收人。");
        }
        LocalDate today = LocalDate.now(clock);
        if (day.isBefore(today.minusDays(FARTHEST_DAYS)) || day.isAfter(today.plusDays(FARTHEST_DAYS))) {
            throw Refusal.invalid("移交日“" + day + "”离今天超过一年，请核对日期。");
        }
        Map<String, String> missing = new HashMap<>(people.workRoleNames());
        missing.keySet().retainAll(people.grants(from).roles());
        missing.keySet().removeAll(people.grants(to).roles());
        if (!missing.isEmpty()) {
            throw Refusal.invalid(names.get(to) + "没有" + names.get(from) + "的角色“" + String.join("、", missing.values()) + "”，接过去的任务办不了；请另选接收人，或先由管理员给" + names.get(to) + "这个角色。");
        }
        return new Handover(key, street.id(), from, names.get(from), to, names.get(to), day);
    }

    /** Who sees to the street, the two themselves, and who may have to sign it. */
    void checkMayRead(Handover h, Collection<String> signers) {
        People.Me me = people.me();
        if (!keepers.keep(h.street()) && !(me.streets().contains(h.street()) && (List.of(h.from(), h.to()).contains(me.account())
                || !Collections.disjoint(signers, me.roles())))) {
            throw Refusal.unknown("没有编号为“" + h.key() + "”的移交单，请核对编号。");
        }
    }
}
