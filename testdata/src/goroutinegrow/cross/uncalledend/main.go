// Command uncalledend makes a board anew each time it is told to.
package main

import (
	"os"
	"os/signal"
	"syscall"

	"fixtures.test/goroutinegrow/cross/uncalledend/gauges"
)

func main() {
	again := make(chan os.Signal, 1)
	signal.Notify(again, syscall.SIGHUP)
	for range again {
		b := gauges.New(map[string]func() int{"pid": os.Getpid})
		b.Start()
	}
}
