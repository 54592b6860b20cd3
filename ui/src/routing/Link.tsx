/** A real link (it can be copied and opened in a tab) that changes the view without loading. */
import type { AnchorHTMLAttributes, MouseEvent, Ref } from "react";
import { type Address, formatAddress } from "./address";
import { isQuestionHidden, navigate, type NavigateOptions } from "./navigation";

interface LinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, "href"> {
  to: Address;
  options?: NavigateOptions;
  ref?: Ref<HTMLAnchorElement>;
}

export function Link({ to, options, onClick, children, ...rest }: LinkProps) {
  function follow(event: MouseEvent<HTMLAnchorElement>) {
    onClick?.(event);
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (event.defaultPrevented || !plain) return;
    event.preventDefault();
    navigate(to, options);
  }
  const shareable = isQuestionHidden() ? { ...to, question: "" } : to;
  return (
    <a {...rest} href={formatAddress(shareable)} onClick={follow}>
      {children}
    </a>
  );
}
