/** What every room shares and no domain word belongs to: the engine's guard, the clock, refusals and how they are told. */
package cn.shishi.platform;
