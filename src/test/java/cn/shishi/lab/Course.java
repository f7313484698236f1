package cn.shishi.lab;

import java.util.Map;

/** One and the same flow, on the product or on the bare engine. */
interface Course {

    /** Begins an instance that waits at {@code record-quantity}. */
    void begin(String key);

    /** The one open task of an instance. */
    String task(String key);

    void as(String role, Runnable work);

    void complete(String task, Map<String, Object> form);
}
