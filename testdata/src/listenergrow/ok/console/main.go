// Command console runs one of its commands, as a library that nobody knows finds in the
// arguments of the process.
package main

import (
	"net"
	"os"
	"os/signal"

	"example.com/console"
)

var commands map[string]func() console.Command

func init() {
	commands = map[string]func() console.Command{
		"stop": func() console.Command { return &stop{done: untilTold()} },
	}
}

type stop struct{ done chan struct{} }

func (s *stop) Execute([]string) int {
	serve()
	<-s.done
	return 0
}

func untilTold() chan struct{} {
	done, told := make(chan struct{}), make(chan os.Signal, 1)
	signal.Notify(told, os.Interrupt)
	go func() {
		for {
			<-told
			done <- struct{}{}
		}
	}()
	return done
}

func serve() {
	l, err := net.Listen("tcp", "localhost:0")
	if err != nil {
		panic(err)
	}
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			c.Close()
		}
	}()
}

func main() {
	if len(os.Args) == 1 {
		app := console.New()
		app.Action = func() {
			serve()
			<-untilTold()
		}
		app.Run(os.Args)
		return
	}
	args := os.Args[1:]
	if args[0] == "-s" {
		args = []string{"stop"}
	}
	os.Exit((&console.App{Args: args, Commands: commands}).Start())
}
