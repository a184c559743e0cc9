# Sourced. made_up COUNT GROWTH MOST: so many made-up reports, one a line, the same in every run: words, figures and names in
# any order, the n-th of up to n · GROWTH words, at most MOST, in paragraphs of any length, so that windows and their rows come
# in all sizes.
made_up() {
  awk -v reports="$1" -v growth="$2" -v limit="$3" 'function any(n) { seed = (seed * 16807) % 2147483647; return seed % n }
    BEGIN {
      seed = 1997
      count = split("the a talks peace rebels government army minister president of in on to and said that met signed " \
        "killed soldiers 12 1,200 Tuesday April 3 Goma Beirut Zaire Smith Annan U.N. troops attacked rejected cease-fire " \
        "would not if they he withdrew sanctions envoy \342\200\234we\342\200\235 \303\211lys\303\251e antidisestablishment", word, " ")
      for (report = 1; report <= reports; ++report) {
        printf "{\"id\": \"made-up-%d\", \"published\": \"1997-04-%02d\", \"text\": \"", report, 1 + (report - 1) % 30
        most = report * growth
        words = 1 + any(most < limit ? most : limit)
        for (i = 1; i <= words; ++i) printf "%s%s", word[1 + any(count)], i == words ? "." : any(9) ? " " : any(3) ? ". " : ".\\n\\n"
        print "\"}"
      }
    }'
}
