// Package handedback gathers in a list what a call lists, on a channel or by the page, and hands
// it back.
package handedback

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"os/exec"
	"strings"
	"time"

	"example.com/console/remote"
)

// Line is one line of output, or why there is no other one.
type Line struct {
	Text string
	Err  error
}

// Tool runs commands.
type Tool struct{ path string }

var errNoTool = errors.New("no tool")

func (t *Tool) stream(args ...string) <-chan Line {
	out := make(chan Line)
	go func() {
		defer close(out)
		cmd := exec.Command(t.path, args...)
		pipe, err := cmd.StdoutPipe()
		if err == nil {
			err = cmd.Start()
		}
		if err != nil {
			out <- Line{Err: err}
			return
		}
		in := bufio.NewScanner(pipe)
		for in.Scan() {
			out <- Line{Text: in.Text()}
		}
		if err := cmd.Wait(); err != nil {
			out <- Line{Err: err}
		}
	}()
	return out
}

func (t *Tool) start(args ...string) <-chan Line {
	if t.path == "" {
		out := make(chan Line, 1)
		out <- Line{Err: errNoTool}
		close(out)
		return out
	}
	return t.stream(args...)
}

// Output is all that a command writes, as one text.
func (t *Tool) Output(args ...string) (string, error) {
	var lines []string
	var err error
	for l := range t.start(args...) {
		if l.Err != nil {
			err = l.Err
			break
		}
		lines = append(lines, l.Text)
	}
	text := strings.TrimSpace(strings.Join(lines, "\n"))
	return fmt.Sprintf("%s\n", text), err
}

// Starter starts commands somewhere.
type Starter interface {
	Start(args ...string) (in chan<- string, out <-chan Line)
}

// Plan is the plan that a command writes, which is answered where it asks.
func Plan(s Starter, args ...string) (string, error) {
	in, out := s.Start(args...)
	var lines []string
	asked := false
	var err error
	for l := range out {
		if l.Err != nil {
			err = l.Err
			break
		}
		lines = append(lines, l.Text)
		if l.Text == "really?" && !asked {
			asked = true
			in <- "yes"
		}
	}
	return strings.Join(lines, "\n"), err
}

// Teams are the teams of somebody, page by page.
func Teams(ctx context.Context, c *remote.Client, login string) ([]string, error) {
	vars := map[string]any{"login": login, "after": ""}
	var q struct {
		Teams struct {
			Nodes []struct{ Slug string }
			Page  struct {
				HasNext bool
				Last    string
			}
		}
	}
	var slugs []string
	for {
		if err := c.Query(ctx, &q, vars); err != nil {
			return nil, err
		}
		for _, n := range q.Teams.Nodes {
			slugs = append(slugs, n.Slug)
		}
		if !q.Teams.Page.HasNext {
			break
		}
		vars["after"] = q.Teams.Page.Last
	}
	return slugs, nil
}

// AllUsers are all users, page by page.
func AllUsers(ctx context.Context, c *remote.Client) ([]string, error) {
	var names []string
	after := ""
	for {
		page, err := c.Users(ctx, after)
		if err != nil {
			return nil, err
		}
		names = append(names, page.Names...)
		if !page.More {
			return names, nil
		}
		after = page.Last
	}
}

type switchboard struct{ off bool }

func (s *switchboard) wait(stop <-chan struct{}) {
	<-stop
	s.off = true
}

// Until hands back what has come until somebody says stop: nobody has the list before.
func Until(ctx context.Context, c *remote.Client, stop <-chan struct{}) ([]string, error) {
	var s switchboard
	go s.wait(stop)
	var names []string
	for {
		e, err := c.Next(ctx)
		if err != nil {
			return nil, err
		}
		if s.off {
			return names, nil
		}
		names = append(names, e.Name)
		log.Print(e.Name)
	}
}

// Drain takes what is left in a queue until nothing has come for a while.
func Drain(queue <-chan string, pause time.Duration) []string {
	left := make([]string, 0, len(queue))
	for {
		select {
		case item := <-queue:
			left = append(left, item)
		case <-time.After(pause):
			return left
		}
	}
}

// Handle answers a request with all that a work told of; the work closes the channel.
func Handle(w http.ResponseWriter, r *http.Request, work func(chan<- string)) {
	out := make(chan string)
	all := make(chan []string, 1)
	go func() { all <- collect(out) }()
	work(out)
	for _, line := range <-all {
		_, _ = io.WriteString(w, line)
	}
}

func collect(in <-chan string) []string {
	var all []string
	for line := range in {
		all = append(all, line)
	}
	return all
}
