package main

import (
	"os"
	"text/template"

	store "matrix/store"
)

func main() {
	s := store.NewStore()
	t := template.New("page").Funcs(template.FuncMap{"note": func(name string) string { s.Touch(name); return name }})
	t = template.Must(t.Parse(`{{range .}}{{note .}}{{end}}`))
	if err := t.Execute(os.Stdout, os.Args[1:]); err != nil {
		os.Exit(1)
	}
	println(s)
}
