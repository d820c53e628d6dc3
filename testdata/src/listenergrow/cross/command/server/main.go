// Command server listens for signals once, in a function that another one makes for the
// group that runs it; one handler does so for each request.
package main

import (
	"log"
	"net/http"
	"os"
	"os/signal"
	"sync"

	"github.com/spf13/cobra"
)

func main() {
	root := &cobra.Command{Use: "server", RunE: serve}
	if err := root.Execute(); err != nil {
		log.Fatal(err)
	}
}

func serve(*cobra.Command, []string) error {
	var running sync.WaitGroup
	running.Go(reload("settings"))
	http.HandleFunc("/stop", stop)
	err := http.ListenAndServe(":80", nil)
	running.Wait()
	return err
}

func reload(what string) func() {
	return func() {
		asked := make(chan os.Signal, 1)
		signal.Notify(asked, os.Interrupt)
		for range asked {
			log.Print("read again: ", what)
		}
	}
}

func stop(w http.ResponseWriter, r *http.Request) {
	asked := make(chan os.Signal, 1)
	signal.Notify(asked, os.Interrupt) // want listenergrow medium "signal.Notify"
	select {
	case <-asked:
	case <-r.Context().Done():
	}
}
