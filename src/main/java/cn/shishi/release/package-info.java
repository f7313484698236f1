/** A type comes in: shipped with the product, or handed in at run time by one person and released by another. */
package cn.shishi.release;
