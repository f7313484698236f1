/** A street to try: its story is played task by task, with the clock moved to each day, before the server opens. */
package cn.shishi.demo;
