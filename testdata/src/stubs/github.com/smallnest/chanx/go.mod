module github.com/smallnest/chanx

go 1.26
