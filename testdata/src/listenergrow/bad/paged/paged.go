// Package paged opens something at each turn of a loop whose turns others decide, and closes all at the end.
package paged

import (
	"bufio"
	"database/sql"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"os"
)

// chain gives the first lines of files of which each names the next one.
func chain(name string) (all []string, err error) {
	for name != "" {
		f, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		defer f.Close() // want listenergrow medium "chain"
		in := bufio.NewScanner(f)
		if !in.Scan() {
			return nil, in.Err()
		}
		all, name = append(all, name), in.Text()
	}
	return all, nil
}

// Board lists what is there.
type Board struct{ DB *sql.DB }

func (b *Board) list() (all []string, err error) {
	last := ""
	for {
		rows, err := b.DB.Query("select n from t where n > $1 order by n", last)
		if err != nil {
			return nil, err
		}
		defer func() { _ = rows.Close() }() // want listenergrow medium "list"
		if !rows.Next() {
			return all, rows.Err()
		}
		if err := rows.Scan(&last); err != nil {
			return nil, err
		}
		all = append(all, last)
	}
}

// ServeHTTP implements http.Handler.
func (b *Board) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	all, err := b.list()
	if more, err2 := chain(r.FormValue("from")); err == nil && err2 == nil {
		_ = json.NewEncoder(w).Encode(append(all, more...))
	}
}

// Serve sends the files that a peer names.
func Serve(c net.Conn) {
	defer c.Close()
	lines := bufio.NewScanner(c)
	for lines.Scan() {
		f, err := os.Open(lines.Text())
		if err != nil {
			continue
		}
		defer f.Close() // want listenergrow medium "Serve"
		_, _ = io.Copy(c, f)
	}
}
