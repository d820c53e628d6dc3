// Package rows leaves the rows of a query, and a file where something fails.
package rows

import (
	"context"
	"database/sql"
	"io"
	"net/http"
	"os"
)

// Has tells whether a table is there.
func Has(conn *sql.Conn) bool {
	if _, err := conn.QueryContext(context.Background(), "SELECT 1 FROM t"); err != nil { // want resourcegrow medium "Conn.QueryContext"
		return false
	}
	return true
}

func fetch(path string, get func() (io.ReadCloser, error)) (string, error) {
	file, err := os.Create(path) // want resourcegrow medium "not on all"
	if err != nil {
		return "", err
	}
	body, err := get()
	if err != nil {
		return "", err
	}
	defer func() {
		if err = body.Close(); err != nil {
			println(err.Error())
		}
	}()
	if _, err := io.Copy(file, body); err != nil {
		return "", err
	}
	if err := file.Close(); err != nil {
		return "", err
	}
	return path, nil
}

// Handler fetches.
func Handler(conn *sql.Conn, get func() (io.ReadCloser, error)) http.Handler {
	return http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		if Has(conn) {
			fetch(r.FormValue("path"), get)
		}
	})
}
