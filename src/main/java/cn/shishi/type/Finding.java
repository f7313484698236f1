package cn.shishi.type;

/**
 * One thing a model has wrong.
 *
 * @param where name of the element, as its author sees it
 */
public record Finding(String where, String what, String cure) {

    public String sentence() {
        return "“" + where + "”" + what + "：" + cure + "。";
    }
}
