package cn.shishi.identity;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Which accounts the office's 统一身份认证 answers for: their passwords, roles and streets are changed there and not here. */
@Component
class Directory {

    private final JdbcTemplate sql;
    private final DirectoryRules rules;

    Directory(JdbcTemplate sql, DirectoryRules rules) {
        this.sql = sql;
        this.rules = rules;
    }

    /** Whether there is one. */
    boolean present() {
        return rules.on();
    }

    boolean answersFor(String account) {
        return rules.on() && sql.queryForObject("select count(*) from directory_account where account = ? and issuer = ?", Integer.class, account, rules.issuer()) > 0;
    }

    /** The account of somebody by the name that never passes to anybody else there, or null. Until the transaction ends nobody else is told. */
    String account(String subject) {
        return sql.queryForList("select account from directory_account where issuer = ? and subject = ? for update", String.class, rules.issuer(), subject)
                .stream().findFirst().orElse(null);
    }

    /** Whose an account is, or null; told in turn as well. */
    String subject(String account) {
        return sql.queryForList("select subject from directory_account where issuer = ? and account = ? for update", String.class, rules.issuer(), account)
                .stream().findFirst().orElse(null);
    }

    /** From now on, though another directory may have answered for it before. */
    void binds(String account, String subject) {
        sql.update("delete from directory_account where account = ? and issuer <> ?", account, rules.issuer());
        sql.update("insert into directory_account (account, issuer, subject) values (?, ?, ?)", account, rules.issuer(), subject);
    }
}
