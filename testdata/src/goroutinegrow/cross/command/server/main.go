// Command server runs the command that its arguments name; what runs it is wrapped.
package main

import (
	"log"
	"net/http"

	"github.com/spf13/cobra"

	"fixtures.test/goroutinegrow/cross/command/watch"
)

func main() {
	root := &cobra.Command{Use: "server"}
	root.AddCommand(&cobra.Command{Use: "serve", RunE: logged(serve)})
	if err := root.Execute(); err != nil {
		log.Fatal(err)
	}
}

func logged(run func(*cobra.Command, []string) error) func(*cobra.Command, []string) error {
	return told("logged", func(cmd *cobra.Command, args []string) error {
		err := run(cmd, args)
		log.Print(cmd.Use, err)
		return err
	})
}

func told(how string, run func(*cobra.Command, []string) error) func(*cobra.Command, []string) error {
	return func(cmd *cobra.Command, args []string) error {
		log.Print(how)
		return run(cmd, args)
	}
}

func serve(*cobra.Command, []string) error {
	return http.ListenAndServe(":80", watch.New())
}
