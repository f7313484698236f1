package cn.shishi.backup;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shishi.StreetTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

class TablesTest extends StreetTest {

    @Autowired
    JdbcTemplate sql;

    @Test
    void noTableCountsByItselfForACounterWouldNotComeBack() {
        List<String> counting = sql.queryForList("select table_name from information_schema.columns where table_schema = current_schema"
                + " and (is_identity = 'YES' or column_default like 'nextval%')", String.class);
        assertThat(counting).isEmpty();
        assertThat(sql.queryForObject("select count(*) from information_schema.sequences where sequence_schema = current_schema", Long.class)).isZero();
    }
}
