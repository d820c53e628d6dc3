// Command console hands its functions to a library that nobody knows and that is not given the
// arguments of the process.
package main

import (
	"os"
	"os/signal"

	"example.com/console"
)

func watch() {
	told := make(chan os.Signal, 1)
	signal.Notify(told, os.Interrupt) // want listenergrow medium "signal.Notify"
	go func() { println(<-told) }()
}

func main() {
	app := console.New()
	app.Action = watch
	app.Run([]string{"a", "b"})
}
