package cn.shishi.checklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.shishi.register.ListedPlace;
import cn.shishi.type.Field;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What people copy out of a spreadsheet is understood as they mean it. */
class PastedTest {

    private static final List<Field> FIELDS = List.of(field("day", "完成日期", "textfield", "happened"), field("done", "已完成", "checkbox", "measure"),
            field("kind", "类别", "textfield", "dimension"), field("amount", "数量", "number", "measure"), field("problem", "发现问题", "textfield", "text"));
    private static final List<ListedPlace> PLACES = List.of(new ListedPlace("康定路991号", "武南"), new ListedPlace("余姚路402弄6号", "长春"), new ListedPlace("A座", null));

    @Test
    void columnsAreFoundByTheirHeadings() {
        Pasted pasted = pasted("序号\t地点\t数量\t完成日期\t已完成\t备注\n1\t康定路991号\t1,200.5\t2020/9/5\t√\t好\n2\t余姚路402弄6号\t\t2020.9.6 00:00\t否\t");
        assertThat(pasted.known()).extracting(Row::item, Row::ticked, Row::filled).containsExactly(
                tuple("康定路991号", true, Map.of("day", "2020-09-05", "done", true, "amount", "1200.5")),
                tuple("余姚路402弄6号", true, Map.of("day", "2020-09-06", "done", false)));
        assertThat(pasted.unread()).containsExactly("备注");
    }

    @Test
    void withoutHeadingsTheFirstColumnIsThePlaceAndTheRestIsWhatItLooksLike() {
        assertThat(pasted("康定路991号\t2020年9月\t3\n余姚路402弄6号\t2020年9月\t4").known()).extracting(Row::filled)
                .containsExactly(Map.of("day", "2020年9月", "amount", "3"), Map.of("day", "2020年9月", "amount", "4"));
        assertThat(pasted("1\t康定路991号\t3").known()).extracting(Row::item, Row::filled)
                .containsExactly(tuple("康定路991号", Map.of("amount", "3")));
        assertThat(pasted("康定路991号\r\nA座\r\n").known()).extracting(Row::item).containsExactly("康定路991号", "A座");
    }

    @Test
    void aNameIsTheSameHoweverItIsSpacedOrWidened() {
        assertThat(pasted("康定路 ９９１号\na座").known()).extracting(Row::item).containsExactly("康定路991号", "A座");
    }

    @Test
    void anUnknownNameComesWithTheOnesItIsLike() {
        Pasted pasted = pasted("地点\t居民区\n康定路991弄\t武南\n某处\t");
        assertThat(pasted.known()).isEmpty();
        assertThat(pasted.unknown()).extracting(u -> u.place(), Pasted.Unknown::near).containsExactly(
                tuple(new ListedPlace("康定路991弄", "武南"), List.of("康定路991号")),
                tuple(new ListedPlace("某处", null), List.of()));
    }

    @Test
    void aTickColumnSaysWhichRowsAreMeantAndEmptyRowsSayNothing() {
        Pasted pasted = pasted("勾选\t地点\t数量\n是\t康定路991号\t\n\t余姚路402弄6号\t2\n否\tA座\t3");
        assertThat(pasted.known()).extracting(Row::item, Row::ticked).containsExactly(tuple("康定路991号", true),
                tuple("余姚路402弄6号", true), tuple("A座", false));
        assertThat(pasted("勾选\t地点\t数量\n\t康定路991号\t\n是\tA座\t").known()).extracting(Row::item).containsExactly("A座");
    }

    @Test
    void aCellWithALineEndOrQuotesIsOneCell() {
        Grid grid = Grid.of("A座\t\"堆物\n两处\"\t\"称\"\"危楼\"\"\"\n余姚路402弄6号\t5\"\t");
        assertThat(grid.rows()).containsExactly(List.of("A座", "堆物 两处", "称\"危楼\""), List.of("余姚路402弄6号", "5\"", ""));
        assertThat(Grid.of(grid.text())).isEqualTo(grid);
    }

    @Test
    void whatCannotBeReadIsRefusedWithTheCure() {
        refused("", "没有读到内容");
        refused("完成日期\t数量\n2020-09-05\t3", "没有“地点”这一列");
        refused("x\t".repeat(101), "超过 100 列");
        refused("x\n".repeat(10_002), "表格超过 10000 行");
        refused("勾选\t地点\n\tA座", "没有读到填了内容的行");
    }

    private static void refused(String text, String said) {
        assertThatThrownBy(() -> pasted(text)).hasMessageContaining(said);
    }

    private static Pasted pasted(String text) {
        return Pasted.of(Grid.of(text), FIELDS, PLACES);
    }

    private static Field field(String key, String label, String type, String fact) {
        return new Field(key, label, null, type, false, fact, Map.of("fact", fact), List.of(), false);
    }
}
