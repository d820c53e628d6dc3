// Command hello shows how to count.
package main

import (
	"fmt"

	"fixtures.test/mapgrow/cross/exemplified/counters"
)

func main() {
	for _, name := range []string{"a", "b"} {
		fmt.Println(counters.Add("hall", name))
	}
	fmt.Println(counters.Add("hall", "a"))
}
