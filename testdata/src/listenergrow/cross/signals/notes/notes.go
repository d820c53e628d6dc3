// Package notes waits for signals.
package notes

import (
	"os"
	"os/signal"
	"time"
)

// Soon waits for a signal, not for long.
func Soon() bool {
	c := make(chan os.Signal, 1)
	signal.Notify(c, os.Interrupt) // want listenergrow medium "does not remove it"
	select {
	case <-c:
		return true
	case <-time.After(time.Second):
		return false
	}
}

// Start waits for a signal that ends the program.
func Start() {
	c := make(chan os.Signal, 1)
	signal.Notify(c, os.Interrupt)
	<-c
}
