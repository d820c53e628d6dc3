// Command hello shows how the package is used.
package main

import (
	"context"
	"fmt"
	"time"

	"fixtures.test/goroutinegrow/cross/shown/first"
)

func main() {
	say := []func() string{func() string { return "hello" }, func() string { return "hi" }}
	fmt.Println(first.Of(context.Background(), say))
	fmt.Println(first.Within(time.Second, say))
}
