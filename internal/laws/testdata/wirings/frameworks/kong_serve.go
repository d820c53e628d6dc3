package main

import (
	"github.com/alecthomas/kong"
	"net/http"

	store "matrix/store"
)

type serveCmd struct {
	Addr string `default:":8080"`
}

func (c *serveCmd) Run() error {
	s := store.NewStore()
	mux := http.NewServeMux()
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { s.Touch(r.URL.Path) })
	return http.ListenAndServe(c.Addr, mux)
}

func main() {
	var cli struct {
		Serve serveCmd `cmd:"" help:"Serve."`
	}
	ctx := kong.Parse(&cli)
	ctx.FatalIfErrorf(ctx.Run())
}
